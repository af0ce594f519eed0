#!/usr/bin/env bash
# One would expect that verify() gives the event that it has verified, as svix 1 does, as standardwebhooks does on
# which svix is built, and as guides write it (`const event = webhook.verify(body, headers)`). With svix 2.5.0 it
# gives nothing: who reads `event.type` of a Clerk webhook gets an error where the signature was right, and answers as
# if it were wrong. Guestlist takes no webhooks; who marks accepted invitations by them meets it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts svix@2.5.0 standardwebhooks@1.1.1
version() { node -p "JSON.parse(fs.readFileSync('node_modules/$1/package.json')).version"; }
echo "svix $(version svix), standardwebhooks $(version standardwebhooks)"
cat > ask.mjs <<'JS'
import { Webhook as Standard } from 'standardwebhooks';
import { Webhook as Svix } from 'svix';

const secret = `whsec_${Buffer.from('a secret of this script alone').toString('base64')}`;
const body = JSON.stringify({ type: 'organizationInvitation.accepted', data: { id: 'orginv_1' } });
const now = new Date();
for (const [name, webhook] of [['standardwebhooks', new Standard(secret)], ['svix', new Svix(secret)]]) {
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': webhook.sign('msg_1', now, body),
  };
  console.log(`${name}: ${JSON.stringify(webhook.verify(body, headers))}`);
  const wrong = body.replace('1', '2');
  try {
    webhook.verify(wrong, headers);
  } catch (error) {
    console.log(`${name}, another body: ${error.message}`);
  }
}
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = 'standardwebhooks: {"type":"organizationInvitation.accepted","data":{"id":"orginv_1"}}
standardwebhooks, another body: No matching signature found
svix: undefined
svix, another body: No matching signature found' ] || { echo 'This has changed.'; exit 1; }
