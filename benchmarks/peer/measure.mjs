// node measure.mjs BASE MODEL EARLIER: one answer in Chromium; prints one line of JSON. Needs a DISPLAY.
import { chromium } from 'playwright-core';
import { readFileSync, readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const [base, model, earlier] = process.argv.slice(2);
const launched = performance.now();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  headless: false,
  args: ['--disable-gpu', '--no-sandbox', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-quic', '--window-size=1440,900'],
});
const page = await browser.newPage({ viewport: null });
await page.goto(`${base}/page/page.html?model=${model}&earlier=${earlier}`);
const box = page.locator('#text-input');
await box.click();
const usable = performance.now() - launched;
await page.waitForTimeout(1000);
const idle = memory();

await box.pressSequentially('go');
await page.evaluate(() => window.measure());
await box.press('Enter');
let peak = 0;
while (!(await page.evaluate(() => window.finished))) {
  peak = Math.max(peak, memory());
  await page.waitForTimeout(500);
}
const frames = await page.evaluate(() => window.frames_);
const times = frames.slice(1).map((at, i) => at - frames[i]).sort((a, b) => a - b);
const at = (share) => Number(times[Math.max(0, Math.ceil(share * times.length) - 1)].toFixed(2));
console.log(JSON.stringify({
  usable_ms: Math.round(usable),
  fps: Number((times.length / ((frames.at(-1) - frames[0]) / 1000)).toFixed(2)),
  frame_ms_p50: at(0.5), frame_ms_p99: at(0.99), frame_ms_max: at(1),
  stalls_over_50_ms: times.filter((t) => t > 50).length,
  idle_pss_mb: idle, peak_pss_mb: peak,
}));
await browser.close();

/** PSS in MB of all processes below this one. */
function memory() {
  const parents = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch { /* ended meanwhile */ }
  }
  const below = (pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (parents.get(at) === process.pid) return true;
    return false;
  };
  let kb = 0;
  for (const pid of parents.keys()) {
    if (!below(pid)) continue;
    try {
      kb += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);
    } catch { /* ended meanwhile */ }
  }
  return Math.round(kb / 1024);
}
