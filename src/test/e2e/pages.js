// Opens every page of a folder in Chromium: node pages.js FOLDER PICTURES. Ends with 1 when one of them has a fault.
import { readFileSync, mkdirSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const WIDE = { width: 1280, height: 900 };
const AT_200_PERCENT = { width: 640, height: 450 };
const PIXELS_A_MILLIMETRE = 96 / 25.4;

const [folder, pictures] = process.argv.slice(2).map((path) => resolve(path));
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html')).sort().map((name) => join(folder, name));
if (files.length === 0) {
  throw new Error(`no page in ${folder}`);
}
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync),
  args: ['--no-sandbox', '--disable-gpu'],
});
let faulty = 0;
for (const file of files) {
  const name = relative(folder, file);
  const faults = await faultsOf(file, join(pictures, name.replace(/[/ ]/g, '-').replace(/\.html$/, '')));
  faulty += faults.length > 0 ? 1 : 0;
  console.log(`${faults.length > 0 ? 'FAIL' : 'ok  '}  ${name}`);
  faults.forEach((fault) => console.log(`      ${fault}`));
}
await browser.close();
console.log(`${files.length - faulty} passed, ${faulty} failed`);
process.exit(faulty > 0 ? 1 : 0);

async function faultsOf(file, picture) {
  const faults = [];
  const url = pathToFileURL(file).href;
  const context = await browser.newContext({ viewport: WIDE, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => request.url() !== url && faults.push(`asks for ${request.url()}`));
  await page.goto(url);
  await page.screenshot({ path: `${picture}.png`, fullPage: true });
  faults.push(...(await violations(page, 'at 1280')));
  faults.push(...(await page.evaluate(headingFaults)));
  faults.push(...(await fits(page, WIDE, 'at 1280')));
  faults.push(...(await fits(page, AT_200_PERCENT, 'at 200 %')));
  faults.push(...(await violations(page, 'at 200 %')));
  await page.screenshot({ path: `${picture}-200.png`, fullPage: true });
  faults.push(...(await onPaper(page, picture)));
  await context.close();
  return faults;
}

async function violations(page, when) {
  await page.evaluate(AXE);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags } }), RULES);
  return found.violations.map((rule) =>
    `axe ${when} ${rule.id} (${rule.impact}): ${rule.help}, ${rule.nodes.length} times, as ${rule.nodes[0].html.slice(0, 160)}`);
}

function headingFaults() {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.tagName[1]));
  const faults = levels.filter((level) => level === 1).length === 1 ? [] : ['not one h1'];
  levels.forEach((level, i) => level > (i === 0 ? 1 : levels[i - 1] + 1) && faults.push(`h${level} after h${levels[i - 1] ?? 0}`));
  return faults;
}

// A wide table may scroll inside its own box on a screen; the page itself may not.
async function fits(page, viewport, when) {
  await page.setViewportSize(viewport);
  const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
  return width > viewport.width ? [`scrolls sideways ${when}: ${width} wide`] : [];
}

// Sheets are upright, but for those that the page itself turns by name: what stands on one is held to its own width.
async function onPaper(page, picture) {
  await page.emulateMedia({ media: 'print' });
  const sheets = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((r) => r.constructor.name === 'CSSPageRule');
    const [left, right] = ['marginLeft', 'marginRight'].map((side) => (rules[0]?.style[side] ? parseFloat(rules[0].style[side]) : 10));
    const turned = rules.filter((r) => /landscape/i.test(r.style.getPropertyValue('size'))).map((r) => r.selectorText);
    return { margins: left + right, turned };
  });
  const widthOf = (millimetres) => Math.floor((millimetres - sheets.margins) * PIXELS_A_MILLIMETRE);
  const [width, turnedWidth] = [widthOf(210), widthOf(297)];
  await page.setViewportSize({ width, height: 1000 });
  const cut = await page.evaluate(({ upright, across, turned }) => {
    const sheet = (element) => {
      const named = getComputedStyle(element).page;
      return named && named !== 'auto' ? named : element.parentElement ? sheet(element.parentElement) : 'auto';
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().width > 0)
      .filter((element) => element.getBoundingClientRect().right > (turned.includes(sheet(element)) ? across : upright) + 1
        || (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).overflowX !== 'visible'))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 40)}"`);
  }, { upright: width, across: turnedWidth, turned: sheets.turned });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  writeFileSync(`${picture}-paper.pdf`, pdf);
  const faults = cut.length > 0 ? [`cut on paper (${width} wide): ${cut.length} elements, as ${cut[0]}`] : [];
  return pdf.length > 1000 ? faults : [...faults, 'prints nothing'];
}
