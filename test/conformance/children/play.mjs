/** One small application for each way to start and to end; `--play=NAME` chooses. */
import { writeFileSync } from 'node:fs';
import { app, BrowserWindow, dialog, globalShortcut, Notification, nativeImage, Tray } from 'electron';

const flag = (name) =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
const say = (text) => process.stdout.write(`${text}\n`);
const thrown = (act) => {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return error.message;
  }
};

const plays = {
  first() {
    say(`ready: ${app.isReady()}`);
    app.exit(0);
  },
  async waits() {
    await new Promise((resolve) => setTimeout(resolve, 200));
    say(`ready: ${app.isReady()}`);
    app.exit(0);
  },
  async early() {
    await new Promise((resolve) => setTimeout(resolve, 50));
    app.enableSandbox();
    say('enabled');
    app.exit(0);
  },
  before() {
    say(`shortcut: ${thrown(() => globalShortcut.register('Alt+G', () => undefined))}`);
    say(`notification: ${thrown(() => new Notification({ title: 't' }))}`);
    say(`tray: ${thrown(() => new Tray(nativeImage.createEmpty()))}`);
    say(`window: ${thrown(() => new BrowserWindow({ show: false }))}`);
    dialog.showMessageBox({ message: 'x' }).then(
      () => app.exit(0),
      (error) => {
        say(`dialog: ${error.message}`);
        app.exit(0);
      },
    );
  },
  errorBox() {
    dialog.showErrorBox('A title', 'what is wrong');
    app.exit(2);
  },
  late() {
    app.on('ready', () => {
      say(`ready event: ${app.isReady()}`);
      say(`sandbox: ${thrown(() => app.enableSandbox())}`);
      app.exit(0);
    });
  },
  exits() {
    app.on('before-quit', () => say('before-quit'));
    app.on('will-quit', () => say('will-quit'));
    app.on('quit', (_event, code) => say(`quit: ${code}`));
    process.on('exit', (code) => say(`exit: ${code}`));
    void app.whenReady().then(() => {
      new BrowserWindow({ show: false }).on('close', (event) => event.preventDefault());
      app.exit(123);
    });
  },
  quits() {
    for (const name of ['before-quit', 'will-quit', 'quit']) app.on(name, () => say(name));
    void app.whenReady().then(() => app.quit());
  },
  refuses() {
    let asked = 0;
    app.on('before-quit', (event) => {
      asked += 1;
      say(`asked ${asked}`);
      if (asked === 1) event.preventDefault();
    });
    void app.whenReady().then(() => {
      app.quit();
      setTimeout(() => app.quit(), 100);
    });
  },
  windowRefuses() {
    app.on('will-quit', () => say('will-quit'));
    void app.whenReady().then(() => {
      const window = new BrowserWindow({ show: false });
      window.once('close', (event) => event.preventDefault());
      app.quit();
      setTimeout(() => {
        say('still here');
        app.quit();
      }, 200);
    });
  },
  lastWindow() {
    void app.whenReady().then(() => new BrowserWindow({ show: false }).destroy());
  },
  lastWindowKept() {
    app.on('window-all-closed', () => {
      say('all closed');
      setTimeout(() => {
        say('still here');
        app.exit(0);
      }, 200);
    });
    void app.whenReady().then(() => new BrowserWindow({ show: false }).destroy());
  },
  stays() {
    app.on('before-quit', () => say('before-quit'));
    app.on('window-all-closed', () => undefined);
    void app.whenReady().then(() => say('up'));
  },
  relaunches() {
    if (process.argv.includes('--again')) writeFileSync(flag('file'), JSON.stringify(process.argv.slice(1)));
    else app.relaunch({ args: [...process.argv.slice(1), '--again'] });
    app.exit(0);
  },
  relaunchesAlike() {
    if (process.env.ROW_AGAIN === '1') writeFileSync(flag('file'), JSON.stringify(process.argv.slice(1)));
    else {
      process.env.ROW_AGAIN = '1';
      app.relaunch();
    }
    app.exit(0);
  },
  locks() {
    const data = flag('data');
    const first = app.requestSingleInstanceLock(data === '' ? undefined : JSON.parse(data));
    say(`first: ${first}`);
    if (!first) {
      app.exit(1);
      return;
    }
    app.on('second-instance', (_event, argv, folder, given) => {
      setImmediate(() => {
        say(`second: ${JSON.stringify({ argv, folder, given: given ?? null })}`);
        app.exit(0);
      });
    });
    void app.whenReady().then(() => say('up'));
  },
  paths() {
    say(
      JSON.stringify({ appPath: app.getAppPath(), userData: app.getPath('userData'), name: app.getName() }),
    );
    app.exit(0);
  },
  imports() {
    void import('electron').then((module) => {
      say(JSON.stringify([typeof module.app, typeof module.default.app, module.app === module.default.app]));
      app.exit(0);
    });
  },
};

await plays[flag('play')]();
