export { renderPage as default } from '@markthalle/workplace/views/render-page';
