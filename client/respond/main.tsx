import { render } from 'preact';
import { App } from './app.tsx';
import type { RespondentPageData } from './page-data.ts';
import './styles.css';

const block = document.getElementById('form-data');
const root = document.getElementById('app');
if (block && root) {
  // Our own server wrote the block into this very page, so its shape is not checked again.
  const data = JSON.parse(block.textContent) as RespondentPageData;
  // What the server drew for a reader without scripts gives way to the same, alive.
  root.textContent = '';
  render(<App data={data} />, root);
}
