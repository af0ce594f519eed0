/** Certificates that tell who the person is: Chromium would send the first that fits to whoever asks for one. */
import type { App } from 'electron';

/** Clerk asks for none; where a proxy or an API address does, the connection goes on without. */
export function refuseClientCertificates(app: Pick<App, 'on'>): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
}
