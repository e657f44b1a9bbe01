import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isFromHere } from '../../../adapters/shared/from-here.ts';

const request = (headers: IncomingMessage['headers']) => ({ headers }) as IncomingMessage;

describe('a request from this machine to this machine', () => {
  it.each([
    ['localhost:3978', true, 'our name'],
    ['127.0.0.1', true, 'our address'],
    ['[::1]:3978', true, 'our address of the other kind'],
    ['', false, 'no name at all'],
    ['evil.example:3978', false, 'a name of somebody else, that may point here'],
    ['localhost.evil.example', false, 'a name that begins as ours'],
    ['127.0.0.1.evil.example', false, 'a name that begins as our address'],
    ['localhost.', false, 'not quite our name'],
    ['0.0.0.0:3978', false, 'an address that browsers take for ours'],
    ['[::ffff:10.0.0.1]', false, 'an address elsewhere'],
  ])('for %j: %s (%s)', (host, expected) => expect(isFromHere(request({ host }))).toBe(expected));

  it.each([
    'forwarded',
    'via',
    'x-forwarded',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-port',
    'x-original-url',
    'x-real-ip',
    'cf-connecting-ip',
    'true-client-ip',
  ])('is none that a proxy brings: %s', (name) => {
    expect(isFromHere(request({ host: 'localhost', [name]: '127.0.0.1' }))).toBe(false);
  });
});
