// Walks through a gateway with the AI SDK; prints what it understood as one line of JSON.
// Usage: node ai-sdk-gateway.mjs BASE_URL REMOTE_MODEL, the key in OPENAI_API_KEY.
import assert from 'node:assert/strict';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, stepCountIs, streamText, tool } from 'ai';
import { z } from 'zod';

const [baseURL, remote] = process.argv.slice(2);
const gateway = createOpenAICompatible({ name: 'parley', baseURL, apiKey: process.env.OPENAI_API_KEY, includeUsage: true });

const whole = await generateText({ model: gateway(remote), prompt: 'Who is there?', maxRetries: 0 });
const stream = streamText({ model: gateway(remote), prompt: 'Who is there?', maxRetries: 0 });
let streamed = '';
let pieces = 0;
for await (const piece of stream.textStream) {
  streamed += piece;
  pieces++;
}
assert.equal(streamed, whole.text);

// The demo model calls the first tool that it is offered, in fragments, and then speaks of the tool's result.
const calls = [];
const weather = tool({
  description: 'The weather of a city',
  inputSchema: z.object({ city: z.string(), days: z.number() }),
  execute: async (input) => {
    calls.push(input);
    return { degrees: 21.5 };
  },
});
const tools = streamText({
  model: gateway('demo'),
  prompt: '/demo tool',
  tools: { weather },
  stopWhen: stepCountIs(3),
  maxRetries: 0,
});
const afterTool = await tools.text;
const steps = (await tools.steps).length;
const usage = await tools.totalUsage;

let refused = null;
try {
  await generateText({ model: gateway('no-such-model'), prompt: 'x', maxRetries: 0 });
} catch (error) {
  assert(APICallError.isInstance(error), String(error));
  refused = { status: error.statusCode, message: error.message, retryable: error.isRetryable };
}

console.log(
  JSON.stringify({
    text: streamed,
    pieces,
    finish: await stream.finishReason,
    calls,
    afterTool,
    steps,
    outputTokens: usage.outputTokens,
    refused,
  }),
);
