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
const slashed = models.find((model) => model.includes('/'));
const found = slashed === undefined ? null : (await client.models.retrieve(slashed)).id === slashed;

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

// In the background: followed by asking, by a stream that is left and resumed, and ended.
const background = { model: remote, input: 'Who is there?', background: true };
let polled = await client.responses.create(background);
while (polled.status === 'queued' || polled.status === 'in_progress') {
  await new Promise((resolve) => setTimeout(resolve, 100));
  polled = await client.responses.retrieve(polled.id);
}
let seen = 0;
let id = null;
for await (const event of await client.responses.create({ ...background, stream: true })) {
  id ??= event.response?.id;
  seen = event.sequence_number;
  if (event.type === 'response.created') {
    break;
  }
}
let resumed = '';
let lastResumed = null;
for await (const event of await client.responses.retrieve(id, { stream: true, starting_after: seen })) {
  assert(event.sequence_number > seen, `${event.sequence_number} after ${seen}`);
  lastResumed = event.type;
  resumed += event.type === 'response.output_text.delta' ? event.delta : '';
}
const cancelled = await client.responses.cancel((await client.responses.create(background)).id);

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
  JSON.stringify({
    models,
    found,
    text: streamed,
    chunks,
    responded,
    lastEvent,
    background: { status: polled.status, text: polled.output_text, resumed, lastResumed, cancelled: cancelled.status },
    before,
    unknown,
    limited,
    unauthorized,
  }),
);
