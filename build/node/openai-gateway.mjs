// Walks through a gateway with OpenAI's own client; prints what it understood as one line of JSON.
// Usage: node openai-gateway.mjs BASE_URL REMOTE_MODEL, the key in OPENAI_API_KEY. REMOTE_MODEL is served by another server
// that speaks chat completions and responses.
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const [baseURL, remote] = process.argv.slice(2);
const client = new OpenAI({ baseURL, maxRetries: 0 });
const messages = [{ role: 'user', content: 'Who is there?' }];

const models = [];
for await (const model of client.models.list()) {
  models.push(model.id);
}
const one = await client.models.retrieve('demo');
assert.equal(one.id, 'demo');

const whole = await client.chat.completions.create({ model: remote, messages });
let streamed = '';
let chunks = 0;
for await (const chunk of await client.chat.completions.create({ model: remote, messages, stream: true })) {
  streamed += chunk.choices[0]?.delta?.content ?? '';
  chunks++;
}
assert.equal(streamed, whole.choices[0].message.content);

const response = await client.responses.create({ model: remote, input: 'Who is there?' });
let responded = '';
let lastEvent = null;
for await (const event of await client.responses.create({ model: remote, input: 'Who is there?', stream: true })) {
  lastEvent = event.type;
  responded += event.type === 'response.output_text.delta' ? event.delta : '';
}
assert.equal(responded, response.output_text);

// The client stops in the middle; the gateway must take the next call all the same.
const stopped = await client.chat.completions.create({
  model: 'demo',
  messages: [{ role: 'user', content: '/demo slow 5 /demo long' }],
  stream: true,
});
let before = 0;
for await (const chunk of stopped) {
  if (chunk.choices[0]?.delta?.content && ++before === 3) {
    break;
  }
}

async function refusal(call) {
  try {
    await call();
  } catch (error) {
    assert(error instanceof OpenAI.APIError, String(error));
    return { kind: error.constructor.name, status: error.status, code: error.code, retry: error.headers?.get('retry-after') };
  }
  throw new Error('the call was not refused');
}
const ask = (model, content) => client.chat.completions.create({ model, messages: [{ role: 'user', content }] });
const unknown = await refusal(() => ask('no-such-model', 'x'));
const limited = await refusal(() => ask('demo', '/demo 429'));
const stranger = new OpenAI({ baseURL, apiKey: 'wrong', maxRetries: 0 });
const unauthorized = await refusal(() => stranger.models.list());

console.log(
  JSON.stringify({ models, text: streamed, chunks, responded, lastEvent, before, unknown, limited, unauthorized }),
);
