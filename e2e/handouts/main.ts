/** `npm run handouts`: writes the illustrated step-by-step guide of every lesson, or of those named, as PDF in Vietnamese and English to .build/handouts; `npm run handouts pictures`: README's pictures. */
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list'], {
  stdio: 'inherit',
  env: { ...process.env, HANDOUTS: process.argv.slice(2).join(',') },
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
