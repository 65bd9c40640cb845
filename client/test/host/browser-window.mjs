/** Opens the workbench in Chromium, and lets a suite act in it as a person: keys, text, pictures. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { chromium as browserType } from 'playwright-core';
import { chromium } from './install.mjs';

const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb',
];

/** Resolves with { page, close }; `size` is { width, height }, `scale` the pixels of the picture for one of the page. */
export async function openBrowser(size, scale) {
  const browser = await browserType.launch({ executablePath: chromium, args: quiet });
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale, permissions: ['clipboard-read', 'clipboard-write'] });
  return { page: await context.newPage(), close: () => browser.close() };
}

/**
 * Takes orders from a suite over HTTP, each a JSON object: { say: '…' }, { keys: 'Control+.' }, { text: '…' }, { hover: [x, y] },
 * { picture: path}, { find: selector }. Resolves with { url, close }.
 */
export async function serveKeyboard(page) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => { body += data; });
    request.on('end', () => {
      obey(page, JSON.parse(body)).then(
        (result) => response.end(JSON.stringify(result ?? null)),
        (error) => { response.statusCode = 500; response.end(String(error)); },
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function obey(page, order) {
  if (order.say !== undefined) return console.log(order.say);
  if (order.keys !== undefined) return page.keyboard.press(order.keys);
  if (order.text !== undefined) return page.keyboard.type(order.text, { delay: order.delay ?? 0 });
  if (order.hover !== undefined) return page.mouse.move(...order.hover, { steps: 4 });
  if (order.click !== undefined) return page.locator(order.click).first().click();
  if (order.find !== undefined) return find(page, order.find);
  if (order.picture !== undefined) {
    await page.screenshot({ path: order.picture, animations: 'disabled', ...(order.picture.endsWith('.jpg') && { quality: 65, scale: 'css' }) });
    return null;
  }
  throw new Error('Unknown order.');
}

/** The boxes and texts of what a selector finds and a person sees. */
async function find(page, selector) {
  const found = [];
  for (const element of await page.locator(selector).all()) {
    const box = await element.boundingBox();
    if (box !== null) found.push({ ...box, text: await element.innerText() });
  }
  return found;
}
