import { expect, it } from 'vitest';
import { parseFlags, UsageError, wholeNumber } from '../../main/flags.ts';
import { parseServeOptions } from '../../main/serve-options.ts';

const kinds = { port: 'text', only: 'texts', 'no-open': 'switch', help: 'switch' } as const;
const known = 'there are --port, --only, --no-open, --help.';

it('are read by name', () => {
  const nothing = { port: undefined, only: [], 'no-open': false, help: false };
  expect(parseFlags([], kinds)).toEqual(nothing);
  expect(parseFlags(['--'], kinds)).toEqual(nothing);
  const all = ['--no-open', '--port', '1', '--only', 'a', '--only=--b', '-h'];
  expect(parseFlags(all, kinds)).toEqual({ port: '1', only: ['a', '--b'], 'no-open': true, help: true });
});

it.each([
  [['--prot', '1'], `There is no flag --prot; ${known}`],
  [['--no-port'], `There is no flag --no-port; ${known}`],
  [['--toString'], `There is no flag --toString; ${known}`],
  [['-x'], `There is no flag -x; ${known}`],
  [['x'], `"x" is no flag; ${known}`],
  [['--port'], '--port needs a value.'],
  [['--port', '--no-open'], '--port needs a value.'],
  [['--no-open=1'], '--no-open takes no value.'],
  [['--port', '1', '--port', '2'], '--port is given twice.'],
  [['--no-open', '--no-open'], '--no-open is given twice.'],
])('%j are refused: %s', (args, sentence) => {
  expect(() => parseFlags(args, kinds)).toThrow(new UsageError(sentence));
});

it.each(['', '-1', '1.5', '1e3', '0x1', '65536', '99999999999999999'])('"%s" is no port', (text) => {
  const sentence = `--port takes a whole number from 0 to 65535, not "${text}".`;
  expect(() => wholeNumber('--port', text, 0, 65_535)).toThrow(new UsageError(sentence));
});

it('of serve take no folder without a name', () => {
  const sentence = '--data-dir takes the name of a folder.';
  expect(() => parseServeOptions(['--data-dir', ''])).toThrow(new UsageError(sentence));
  expect(parseServeOptions(['--port', '4000', '--no-open'])).toEqual({
    port: 4000,
    dataDir: null,
    sandbox: false,
    open: false,
    help: false,
  });
});
