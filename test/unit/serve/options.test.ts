import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../main/sandbox/command-line.ts';
import { parseServeOptions } from '../../../main/serve-options.ts';

describe('the flags of serve', () => {
  it.each([
    [['--port', '1', '--port', '2'], '--port is given twice.'],
    [['--sandbox', '--sandbox'], '--sandbox is given twice.'],
    [['--port', '65536'], '--port takes a number from 0 to 65535, not "65536".'],
    [['--data-dir', ''], '--data-dir takes the name of a folder.'],
    [['--no-port'], "Unknown option '--no-port'. See --help."],
    [['x'], "Unexpected argument 'x'. See --help."],
  ])('%j are refused: %s', (args, sentence) => {
    expect(() => parseServeOptions(args)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(sentence.split('. See')[0] ?? '') }),
    );
  });

  it('are refused as the sandbox refuses its own when they are repeated', () => {
    expect(parseCommandLine(['--port', '1', '--port', '2'])).toEqual({
      kind: 'misuse',
      sentence: '--port is given twice.',
    });
  });
});
