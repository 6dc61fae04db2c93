import { parentPort, workerData } from 'node:worker_threads';
import { lintInParts } from '../training/lint/lint.ts';
import type { ToCheck } from './checker.ts';

/** What runs in the thread of a check (.build/check.js): tells what it finds as soon as it is found, and ends. */
const { texts, wishes } = workerData as ToCheck;
for (const remarks of lintInParts(texts, wishes)) parentPort?.postMessage(remarks);
