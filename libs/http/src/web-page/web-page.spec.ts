import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Controller, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '../server/create-http-app';
import { defineRoute } from '../route/route-descriptor';
import { listen } from '../server/listen';
import { mountDocs } from '../openapi/mount-docs';
import { mountWebPage } from './mount-web-page';
import { Route } from '../route/route.decorator';
import { silent } from '../testing/silent-logger';

const answer = defineRoute({
  method: 'GET',
  path: '/v1/answer',
  summary: 'An answer',
  tag: 'T',
  responses: { 200: { description: 'it' } },
});

@Controller()
class Answers {
  @Route(answer)
  answer(): object {
    return { answer: 42 };
  }
}

@Module({ controllers: [Answers] })
class AnswersModule {}

let folder: string;
let app: NestFastifyApplication;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'web-page-'));
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function serve(): Promise<(address: string, init?: RequestInit) => Promise<Response>> {
  const settings = { host: '127.0.0.1', port: 0, allowAnonymous: false, logger: silent };
  app = await createHttpApp(AnswersModule, settings);
  await mountDocs(app, { title: 'T', version: '1', description: 'D', problems: {} });
  await mountWebPage(app, folder);
  const url = await listen(app, settings);
  return (address, init) => fetch(`${url}${address}`, init);
}

async function build(): Promise<void> {
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>It</title>');
  await writeFile(path.join(folder, 'assets', 'page-1a2b.js'), 'it()');
  await writeFile(path.join(folder, '.made-of'), 'secret');
}

describe('a built page', () => {
  test('is_served_at_the_root_and_revalidated_each_time', async () => {
    await build();
    const get = await serve();
    const page = await get('/?partnership=a-b&at=2026-03-01');
    expect(await page.text()).toContain('<title>It</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('has_files_that_are_cached_for_ever', async () => {
    await build();
    const get = await serve();
    const file = await get('/assets/page-1a2b.js');
    expect(await file.text()).toBe('it()');
    expect(file.headers.get('cache-control')).toContain('immutable');
  });

  test('is_served_to_browsers_at_the_addresses_of_its_views', async () => {
    await build();
    const get = await serve();
    const asPeople = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
    for (const address of [
      '/partnerships',
      '/partnerships/a-b?at=2026-03-01',
      '/deadlines',
      '/record/a-b',
      '/import',
    ]) {
      const page = await get(address, asPeople);
      expect(await page.text()).toContain('<title>It</title>');
      expect(page.headers.get('vary')).toContain('accept');
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
    const embedded = await get('/embed/a-b', asPeople);
    expect(embedded.headers.get('content-security-policy')).toContain('frame-ancestors *');
  });

  test('redirects_programs_to_the_api', async () => {
    await build();
    const get = await serve();
    const answered = await get('/partnerships/a-b?party=c', {
      redirect: 'manual',
      headers: { accept: 'application/json' },
    });
    expect(answered.status).toBe(307);
    expect(answered.headers.get('location')).toBe('/v1/partnerships/a-b?party=c');
    expect((await get('/deadlines', { headers: { accept: 'application/json' } })).status).toBe(404);
  });

  test('leaves_all_other_addresses_to_the_api', async () => {
    await build();
    const get = await serve();
    expect(await (await get('/v1/answer')).json()).toEqual({ answer: 42 });
    expect((await get('/docs')).status).toBe(200);
    for (const address of ['/v1/nothing', '/.made-of', '/assets/', '/..%2fpackage.json']) {
      const missing = await get(address);
      expect(missing.status).toBe(404);
      expect(missing.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});

test('a_missing_build_of_the_page_is_reported_in_one_sentence', async () => {
  const get = await serve();
  const answered = await get('/');
  expect(answered.status).toBe(404);
  expect(await answered.text()).toMatch(/^The page is not built: run `npm run build`[^.]*\.\n$/);
  expect((await get('/v1/answer')).status).toBe(200);
});
