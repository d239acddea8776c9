// Walks through a gateway with Anthropic's own client; prints what it understood as one line of JSON.
// Usage: node anthropic-gateway.mjs BASE_URL MODEL, the key in ANTHROPIC_API_KEY. MODEL is served by a server that speaks
// /v1/messages.
import assert from 'node:assert/strict';
import Anthropic from '@anthropic-ai/sdk';

const [baseURL, model] = process.argv.slice(2);
const client = new Anthropic({ baseURL, maxRetries: 0 });
const ask = { model, max_tokens: 100, messages: [{ role: 'user', content: 'Who is there?' }] };

const whole = await client.messages.create(ask);
const stream = client.messages.stream(ask);
let streamed = '';
const events = [];
stream.on('text', (text) => (streamed += text));
stream.on('streamEvent', (event) => events.push(event.type));
const message = await stream.finalMessage();
assert.equal(streamed, whole.content[0].text);
assert.equal(message.content[0].text, streamed);

let unknown = null;
try {
  await client.messages.create({ ...ask, model: 'no-such-model' });
} catch (error) {
  assert(error instanceof Anthropic.APIError, String(error));
  unknown = { kind: error.constructor.name, status: error.status };
}
let unauthorized = null;
try {
  await new Anthropic({ baseURL, apiKey: 'wrong', maxRetries: 0 }).messages.create(ask);
} catch (error) {
  unauthorized = { kind: error.constructor.name, status: error.status };
}

console.log(
  JSON.stringify({ text: streamed, first: events[0], last: events.at(-1), stop: message.stop_reason, unknown, unauthorized }),
);
