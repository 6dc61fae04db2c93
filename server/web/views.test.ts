import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sites } from '../agencies/sites.ts';
import { escapeHtml, loadViews } from './views.ts';

const files = readdirSync('views', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'));
const textOf = (file: string): string => readFileSync(path.join('views', file), 'utf8');

function viewsWith(texts: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'views-'));
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, `${name}.ejs`), text);
  return loadViews(folder);
}

describe('views', () => {
  test('escape what they print', () => {
    expect(viewsWith({ a: '<%# locals: name %><p title="<%= name %>">' }).render('a', { name: `<b>"'&` })).toBe(
      '<p title="&lt;b&gt;&#34;&#39;&amp;">',
    );
    expect([escapeHtml(undefined), escapeHtml(null), escapeHtml(0)]).toEqual(['', '', '0']);
  });

  test('give a partial what they have, and what it is given', () => {
    const views = viewsWith({ a: "<%# locals: x %><%- include('b', { y: 2 }) %>", b: '<%# locals: x, y %><%= x %><%= y %>' });
    expect(views.render('a', { x: 1 })).toBe('12');
  });

  test('cannot use a name that their header does not tell', () => {
    expect(() => viewsWith({ a: '<%# locals: x %><%= y %>' }).render('a', { x: 1, y: 2 })).toThrow('y is not defined');
    expect(() => viewsWith({ a: '<%= x %>' })).toThrow('does not begin with');
  });

  test('print nothing unescaped but parts, pictures of codes and the panes', () => {
    const raw = files.flatMap((file) => [...textOf(file).matchAll(/<%-\s*(.*?)\s*%>/gs)].map(([, code = '']) => `${file}: ${code}`));
    expect(raw.filter((found) => !/: (include\(|qr\(|body$|link$|browser\.html$|phone\.html$)/.test(found))).toEqual([]);
  });

  test('have no inline script, style or handler', () => {
    const inline = /<script(?![^>]*\ssrc=)|<style|\sstyle="|\son[a-z]+="/;
    expect(files.filter((file) => inline.test(textOf(file)))).toEqual([]);
  });

  test('ask nothing of another machine', () => {
    expect(files.filter((file) => /(?:src|href|action)="(?:https?:)?\/\//.test(textOf(file)))).toEqual([]);
  });

  test('there is one for every page of every site', () => {
    const views = loadViews('views');
    const wanted = sites.flatMap((site) =>
      Object.keys(site.forms).map((pattern) => `${site.face}/${site.find(pattern.replace(/:(\w+)/g, 'x'))?.name ?? pattern}`),
    );
    expect(wanted.filter((name) => !views.has(name))).toEqual([]);
  });
});
