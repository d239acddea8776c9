// Asks an OpenAI-style server with OpenAI's own client and prints what it understood as one line of JSON.
// Usage: node openai-client.mjs BASE_URL MODEL PROMPT, the key in OPENAI_API_KEY.
import OpenAI from 'openai';

const [baseURL, model, prompt] = process.argv.slice(2);
const client = new OpenAI({ baseURL, maxRetries: 0 });
const messages = [{ role: 'user', content: prompt }];

const models = [];
for await (const entry of client.models.list()) {
  models.push(entry.id);
}
const whole = await client.chat.completions.create({ model, messages });
let streamed = '';
let finish = null;
let usage = null;
const stream = await client.chat.completions.create({
  model,
  messages,
  stream: true,
  stream_options: { include_usage: true },
});
for await (const chunk of stream) {
  streamed += chunk.choices[0]?.delta?.content ?? '';
  finish = chunk.choices[0]?.finish_reason ?? finish;
  usage = chunk.usage ?? usage;
}
let refusal = null;
try {
  await client.chat.completions.create({ model: 'no-such-model', messages });
} catch (error) {
  refusal = { status: error.status, code: error.code };
}
console.log(JSON.stringify({ models, whole: whole.choices[0].message.content, streamed, finish, usage, refusal }));
