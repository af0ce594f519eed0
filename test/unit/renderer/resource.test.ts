import { expect, it } from 'vitest';
import type { Result } from '../../../preload/failure.ts';
import { Resource } from '../../../renderer/state/resource.ts';

const settled = () => new Promise((done) => setTimeout(done));

it('turns a burst of changes into two questions, the second after the first', async () => {
  const answers: ((result: Result<number>) => void)[] = [];
  const resource = new Resource<number>(() => new Promise((done) => answers.push(done)));
  void resource.reload();
  void resource.reload();
  void resource.reload();
  expect(answers).toHaveLength(1);
  answers[0]?.({ ok: true, value: 1 });
  await settled();
  expect(answers).toHaveLength(2);
  answers[1]?.({ ok: true, value: 2 });
  await settled();
  expect(answers).toHaveLength(2);
  expect(resource.get()).toEqual({ value: 2, failure: null });
});

it('keeps the last good value while a later question fails', async () => {
  const results: Result<number>[] = [
    { ok: true, value: 1 },
    { ok: false, failure: { kind: 'offline' } },
  ];
  const resource = new Resource<number>(async () => results.shift() ?? { ok: true, value: 3 });
  await resource.reload();
  await resource.reload();
  expect(resource.get()).toEqual({ value: 1, failure: { kind: 'offline' } });
  await resource.reload();
  expect(resource.get()).toEqual({ value: 3, failure: null });
});
