/** How a command of the documents is tried in bounded time. A table, so that a command without a way is noticed. */

export type Way =
  /** Runs to its end; `codes` are those that a person may see. */
  | { kind: 'run'; command: string; codes: readonly number[]; minutes: number }
  /** Starts, is seen to answer at the address that it prints, and is ended as by Ctrl+C. */
  | { kind: 'serve'; command: string }
  /** Only looked for among the scripts, for the reason given. */
  | { kind: 'exists'; because: string };

interface Rule {
  command: RegExp;
  way(command: string): Way;
}

const run = (command: string, minutes = 2, codes: readonly number[] = [0]): Way => ({
  kind: 'run',
  command,
  codes,
  minutes,
});
const flag = (command: string, flags: string) =>
  `${command}${command.includes(' -- ') ? '' : ' --'} ${flags}`;

const rules: readonly Rule[] = [
  { command: /^npm ci$/, way: (command) => run(command, 8) },
  { command: /^npm start$/, way: (command) => ({ kind: 'serve', command }) },
  { command: /^npm run (serve|sandbox|dev)\b/, way: (command) => ({ kind: 'serve', command }) },
  // The whole suite runs these very documents' checks; here one file of it shows that the command works.
  { command: /^npm test$/, way: (command) => run(`${command} -- test/unit/scripts/tests-of`) },
  { command: /^(SLOW_PAGES=\d+ )?npm test -- \S+$/, way: (command) => run(command, 4) },
  { command: /^npm run test:changed\b/, way: (command) => run(command) },
  {
    command: /^npm run test:e2e -- --ui$/,
    way: (command) => ({ kind: 'serve', command: flag(command, '--ui-host=127.0.0.1 --ui-port=0') }),
  },
  { command: /^npm run test:e2e\b/, way: (command) => run(flag(command, '--list')) },
  { command: /^npm run test:kill\b/, way: (command) => run(command.replace(/--runs \d+/, '--runs 1'), 3) },
  { command: /^npm run test:conformance -- /, way: (command) => run(command, 4) },
  { command: /^npm run test:keychains -- /, way: (command) => run(command, 3) },
  {
    command: /^sudo apt-get install /,
    way: () => ({ kind: 'exists', because: 'it installs programs for the tests alone' }),
  },
  { command: /^npm run test:docs$/, way: () => ({ kind: 'exists', because: 'it is what runs now' }) },
  { command: /^npm run test:deep\b/, way: () => ({ kind: 'exists', because: 'it takes hours' }) },
  { command: /^npm run test:fuzz -- /, way: (command) => run(command, 3) },
  { command: /^npm run bench$/, way: () => ({ kind: 'exists', because: 'it takes ten minutes' }) },
  {
    command: /^npm run bench -- --against /,
    way: () => ({ kind: 'exists', because: 'it takes ten minutes' }),
  },
  { command: /^npm run bench -- /, way: (command) => run(command, 4) },
  // Code 2: there is no Electron to be had, said in a sentence.
  { command: /^npm run package$/, way: (command) => run(command, 8, [0, 2]) },
  { command: /^npm run (build|lint|types|format)$/, way: (command) => run(command) },
  // Made here it would replace the pictures of this tree's documents, so only its tests are listed.
  { command: /^npx playwright test .*--project=pictures/, way: (command) => run(`${command} --list`) },
];

/** The steps of one line, `a && b`; null for a command that nobody has said how to try. */
export function waysOf(line: string): Way[] | null {
  const ways = line.split(' && ').map((command) => {
    const rule = rules.find((each) => each.command.test(command));
    return rule ? rule.way(command) : null;
  });
  return ways.every((way) => way !== null) ? ways : null;
}
