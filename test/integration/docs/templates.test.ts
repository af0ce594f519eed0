/** The forms of .github, by the rules that GitHub has for them: a form that breaks one is silently not offered. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';

const folder = resolve(import.meta.dirname, '../../../.github/ISSUE_TEMPLATE');
const text = z.string().check(z.minLength(1));
const validations = z.optional(z.strictObject({ required: z.boolean() }));
const field = { label: text, description: z.optional(text) };

/** https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema */
const form = z.strictObject({
  name: text,
  description: text,
  body: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: text }) }),
      z.strictObject({
        type: z.literal('textarea'),
        id: text,
        attributes: z.strictObject(field),
        validations,
      }),
      z.strictObject({
        type: z.literal('dropdown'),
        id: text,
        attributes: z.strictObject({ ...field, options: z.array(text).check(z.minLength(1)) }),
        validations,
      }),
    ]),
  ),
});

const forms = readdirSync(folder).filter((name) => name !== 'config.yml');

it.each(forms)('%s is a form that GitHub takes', (name) => {
  const { body } = form.parse(parse(readFileSync(join(folder, name), 'utf8')));
  const ids = body.flatMap((part) => ('id' in part ? [part.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
});
