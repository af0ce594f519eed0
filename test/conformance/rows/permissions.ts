/** What a page asks for, and who decides. */
import assert from 'node:assert/strict';
import { session } from 'electron';
import type { Row } from '../row.ts';
import type { Stage } from '../stage.ts';

const relies = 'main/electron/security/permissions.ts';
const request = ['Session.setPermissionRequestHandler', 'session.defaultSession'];
const check = ['Session.setPermissionCheckHandler', 'session.defaultSession'];
const device = ['Session.setDevicePermissionHandler', 'Session.setDisplayMediaRequestHandler'];

interface Asked {
  permission: string;
  url: string | undefined;
}

/** Whether what the page tries goes well while every request is answered with `allow`. */
async function tried(
  stage: Stage,
  allow: boolean,
  attempt: () => Promise<unknown>,
): Promise<{ outcome: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    asked.push({ permission, url: details.requestingUrl });
    answer(allow);
  });
  try {
    const { page } = await stage.open({ show: true });
    const outcome = await page(async (source) => {
      try {
        await globalThis.eval(`(${source})()`);
        return 'given';
      } catch (error) {
        return (error as { name?: string }).name ?? 'refused';
      }
    }, String(attempt));
    return { outcome, asked };
  } finally {
    session.defaultSession.setPermissionRequestHandler(null);
  }
}

const place = () =>
  new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));

export const permissionRows: readonly Row[] = [
  {
    says: 'a page that would write the clipboard is refused when main refuses',
    source: 'spec/chromium-spec.ts:4434 returns an error when permission denied',
    relies,
    about: request,
    async check(stage) {
      const { outcome, asked } = await tried(stage, false, () => navigator.clipboard.writeText('x'));
      assert.equal(outcome, 'NotAllowedError');
      assert.deepEqual(asked[0], { permission: 'clipboard-sanitized-write', url: 'check://page/' });
    },
  },
  {
    says: 'and writes it when main allows it',
    source: 'spec/chromium-spec.ts:4420 returns clipboard contents when permission is granted',
    relies,
    about: request,
    async check(stage) {
      const { outcome } = await tried(stage, true, () => navigator.clipboard.writeText('x'));
      assert.equal(outcome, 'given');
    },
  },
  {
    says: 'a page that would read the clipboard is refused when main refuses',
    source: 'spec/chromium-spec.ts:4386 returns an error when permission denied',
    relies,
    about: request,
    async check(stage) {
      const { outcome, asked } = await tried(stage, false, () => navigator.clipboard.readText());
      assert.equal(outcome, 'NotAllowedError');
      assert.equal(asked[0]?.permission, 'clipboard-read');
    },
  },
  {
    says: 'a page that asks where it is is refused when main refuses',
    source: 'spec/chromium-spec.ts:1229 returns error when permission is denied',
    relies,
    about: request,
    async check(stage) {
      const { outcome, asked } = await tried(stage, false, place);
      assert.notEqual(outcome, 'given');
      assert.equal(asked[0]?.permission, 'geolocation');
    },
  },
  {
    says: 'a page that asks for a camera is refused when main refuses',
    source: 'spec/chromium-spec.ts:2869; docs/api/session.md, media',
    relies,
    about: [...request, ...device],
    async check(stage) {
      const { outcome } = await tried(stage, false, () =>
        navigator.mediaDevices.getUserMedia({ video: true }),
      );
      assert.notEqual(outcome, 'given');
    },
  },
  {
    says: 'the older way of asking for a camera is refused as well',
    source: 'spec/api-session-spec.ts:1932 successfully rejects when calling legacy getUserMedia',
    relies,
    about: request,
    async check(stage) {
      const { outcome, asked } = await tried(
        stage,
        false,
        () =>
          new Promise((resolve, reject) =>
            (Reflect.get(navigator, 'webkitGetUserMedia') as (...args: unknown[]) => void).call(
              navigator,
              { video: true, audio: false },
              resolve,
              reject,
            ),
          ),
      );
      assert.notEqual(outcome, 'given');
      assert.equal(asked[0]?.permission, 'media');
    },
  },
  {
    says: 'nobody has to be there to share a screen, and then none is shared',
    source: 'docs/api/session.md, setDisplayMediaRequestHandler',
    relies,
    about: device,
    async check(stage) {
      const { outcome } = await tried(stage, true, () => navigator.mediaDevices.getDisplayMedia());
      assert.notEqual(outcome, 'given');
    },
  },
  {
    says: 'what a page may do is what the check says',
    source: 'spec/chromium-spec.ts:2643; shell/browser/electron_permission_manager.cc:310',
    relies,
    about: check,
    async check(stage) {
      session.defaultSession.setPermissionCheckHandler(
        (_contents, permission) => permission === 'notifications',
      );
      try {
        const { page } = await stage.open();
        const states = await page(async () => {
          const names = ['notifications', 'geolocation'] as const;
          return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
        });
        assert.deepEqual(states, ['granted', 'denied']);
      } finally {
        session.defaultSession.setPermissionCheckHandler(null);
      }
    },
  },
  {
    says: 'what nobody decides is granted',
    source:
      'spec/chromium-spec.ts:4381 returns clipboard contents when a PermissionRequestHandler is not defined',
    relies,
    about: check,
    async check(stage) {
      const { page } = await stage.open();
      assert.equal(
        await page(async () => (await navigator.permissions.query({ name: 'geolocation' })).state),
        'granted',
      );
    },
  },
];
