/** Loaded before the built browser host (`node --import`): see compile-cache.mjs. */
import { keepCompiled } from './compile-cache.mjs';

keepCompiled(new URL('../dist/compiled', import.meta.url));
