import type { Request } from 'express';

/** What a form sent. */
export const bodyOf = (request: Request): Readonly<Record<string, unknown>> => (request.body ?? {}) as Readonly<Record<string, unknown>>;

/** Of a short text that was typed or asked for, no more than anybody types; nothing for what is none. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');
