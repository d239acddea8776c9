// Writes the smallest model file that llama.cpp loads: one layer, weights from a fixed sequence, a few words. What it says
// makes no sense, but a real engine computes it, the same each time.
// Usage: node tiny-model.mjs FILE
import { writeFileSync } from 'node:fs';

const EMBEDDING = 64;
const FEED_FORWARD = 128;
const HEADS = 4;
const CONTEXT = 512;
const ALIGNMENT = 32;
const F32 = 0;

const words = 'the a model of this size says nothing that makes sense but it does so quickly and again one two three'.split(' ');
const tokens = [
  { text: '<unk>', type: 2 },
  { text: '<s>', type: 3 },
  { text: '</s>', type: 3 },
  ...Array.from({ length: 256 }, (_, byte) => ({ text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, type: 6 })),
  ...words.map((word) => ({ text: `\u2581${word}`, type: 1 })),
];

const parts = [];
const u32 = (value) => { const b = Buffer.alloc(4); b.writeUInt32LE(value); return b; };
const u64 = (value) => { const b = Buffer.alloc(8); b.writeBigUInt64LE(BigInt(value)); return b; };
const f32 = (value) => { const b = Buffer.alloc(4); b.writeFloatLE(value); return b; };
const string = (text) => { const b = Buffer.from(text, 'utf8'); return Buffer.concat([u64(b.length), b]); };
const U32 = (value) => [u32(4), u32(value)];
const FLOAT = (value) => [u32(6), f32(value)];
const STRING = (value) => [u32(8), string(value)];
const ARRAY = (type, values, write) => [u32(9), u32(type), u64(values.length), ...values.map(write)];

const settings = {
  'general.architecture': STRING('llama'),
  'general.name': STRING('tiny'),
  'llama.context_length': U32(CONTEXT),
  'llama.embedding_length': U32(EMBEDDING),
  'llama.block_count': U32(1),
  'llama.feed_forward_length': U32(FEED_FORWARD),
  'llama.attention.head_count': U32(HEADS),
  'llama.attention.layer_norm_rms_epsilon': FLOAT(1e-5),
  'llama.rope.dimension_count': U32(EMBEDDING / HEADS),
  'llama.vocab_size': U32(tokens.length),
  'tokenizer.ggml.model': STRING('llama'),
  'tokenizer.ggml.tokens': ARRAY(8, tokens, (token) => string(token.text)),
  'tokenizer.ggml.scores': ARRAY(6, tokens, (_) => f32(0)),
  'tokenizer.ggml.token_type': ARRAY(5, tokens, (token) => u32(token.type)),
  'tokenizer.ggml.bos_token_id': U32(1),
  'tokenizer.ggml.eos_token_id': U32(2),
  'tokenizer.ggml.unknown_token_id': U32(0),
};

let seed = 20260101;
const random = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 2 ** 32 - 0.5; };
// Only words may be said: the rows of all other tokens are nought, and so is their chance beside the best word's.
const isWord = (index) => tokens[Math.floor(index / EMBEDDING)].type === 1;
const tensors = [
  { name: 'token_embd.weight', shape: [EMBEDDING, tokens.length], value: random },
  { name: 'output.weight', shape: [EMBEDDING, tokens.length], value: (i) => (isWord(i) ? random() * 4 : 0) },
  { name: 'output_norm.weight', shape: [EMBEDDING], value: () => 1 },
  { name: 'blk.0.attn_norm.weight', shape: [EMBEDDING], value: () => 1 },
  { name: 'blk.0.attn_q.weight', shape: [EMBEDDING, EMBEDDING], value: random },
  { name: 'blk.0.attn_k.weight', shape: [EMBEDDING, EMBEDDING], value: random },
  { name: 'blk.0.attn_v.weight', shape: [EMBEDDING, EMBEDDING], value: random },
  { name: 'blk.0.attn_output.weight', shape: [EMBEDDING, EMBEDDING], value: random },
  { name: 'blk.0.ffn_norm.weight', shape: [EMBEDDING], value: () => 1 },
  { name: 'blk.0.ffn_gate.weight', shape: [EMBEDDING, FEED_FORWARD], value: random },
  { name: 'blk.0.ffn_up.weight', shape: [EMBEDDING, FEED_FORWARD], value: random },
  { name: 'blk.0.ffn_down.weight', shape: [FEED_FORWARD, EMBEDDING], value: random },
];

parts.push(Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(Object.keys(settings).length));
for (const [name, value] of Object.entries(settings)) {
  parts.push(string(name), ...value);
}
let offset = 0;
for (const tensor of tensors) {
  tensor.count = tensor.shape.reduce((product, size) => product * size, 1);
  parts.push(string(tensor.name), u32(tensor.shape.length), ...tensor.shape.map(u64), u32(F32), u64(offset));
  offset += Math.ceil((tensor.count * 4) / ALIGNMENT) * ALIGNMENT;
}
const head = Buffer.concat(parts);
const padding = Buffer.alloc((ALIGNMENT - (head.length % ALIGNMENT)) % ALIGNMENT);
const data = tensors.map((tensor) => {
  const values = Buffer.alloc(Math.ceil((tensor.count * 4) / ALIGNMENT) * ALIGNMENT);
  for (let i = 0; i < tensor.count; i++) {
    values.writeFloatLE(tensor.value(i), i * 4);
  }
  return values;
});
writeFileSync(process.argv[2], Buffer.concat([head, padding, ...data]));
