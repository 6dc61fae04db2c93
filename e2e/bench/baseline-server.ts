import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';

/** The yardstick: Express 5 with stock EJS, a page of so many bytes with a layout's parts, a list and a form, templates cached. Prints its port. */
const size = Number(process.argv[2] ?? 18_000);
const views = mkdtempSync(path.join(tmpdir(), 'bench-views-'));
const row = '<li class="task <%= row.state %>"><span><%= row.n %></span><span><%= row.title %></span></li>\n';
const field =
  '<div class="field"><label for="<%= field.name %>"><%= field.label %></label><input id="<%= field.name %>" name="<%= field.name %>" value="<%= field.value %>"></div>\n';
writeFileSync(path.join(views, 'head.ejs'), '<!doctype html><html lang="<%= lang %>"><head><title><%= title %></title></head><body>');
writeFileSync(path.join(views, 'row.ejs'), row);
writeFileSync(path.join(views, 'field.ejs'), field);
writeFileSync(
  path.join(views, 'page.ejs'),
  "<%- include('head') %><ol><% for (const row of rows) { %><%- include('row', { row }) %><% } %></ol><form><% for (const field of fields) { %><%- include('field', { field }) %><% } %></form><p><%= filler %></p></body></html>",
);
const rows = Array.from({ length: 30 }, (_, n) => ({ n, state: 'open', title: `Việc thứ ${String(n)} & <một> việc` }));
const fields = Array.from({ length: 20 }, (_, n) => ({ name: `field-${String(n)}`, label: `Ô số ${String(n)}`, value: '' }));
const bare = 30 * 80 + 20 * 150 + 200;

const app = express();
app.set('views', views).set('view engine', 'ejs').set('view cache', true).set('etag', false);
app.get('/', (_request, response) => {
  response.render('page', { lang: 'vi', title: 'Trang', rows, fields, filler: 'x'.repeat(Math.max(0, size - bare)) });
});
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
});
process.on('SIGTERM', () => process.exit(0));
