import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

import pdfmake from 'pdfmake';
import type { TFontDictionary } from 'pdfmake/interfaces.js';

import { layOutPage } from './lay-out-page.ts';
import type { PageContent } from './page-content.ts';

/** A thread of its own: prints the page that it is given, answers the bytes of the PDF. */
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what print-page.ts hands over
const content = workerData as PageContent;
pdfmake.setFonts(fonts());
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.endsWith('.ttf'));
parentPort?.postMessage(await pdfmake.createPdf(layOutPage(content)).getBuffer());

/** Those that come with the library. */
function fonts(): TFontDictionary {
  const { resolve } = createRequire(import.meta.url);
  const font = (name: string) => resolve(`pdfmake/fonts/Roboto/Roboto-${name}.ttf`);
  const [normal, bold] = [font('Regular'), font('Medium')];
  return { Roboto: { normal, bold, italics: normal, bolditalics: bold } };
}
