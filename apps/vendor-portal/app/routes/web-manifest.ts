import { brand } from '@markthalle/ui/brand';

/** Makes the portal an app on the phone (W3C Web Application Manifest). */
const MANIFEST = {
  id: '/',
  name: `${brand.name} Hofportal`,
  short_name: 'Hofportal',
  lang: 'de',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#f2f6f5',
  theme_color: '#10303a',
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    { name: 'Bestellungen', url: '/bestellungen' },
    { name: 'Produkte', url: '/produkte' },
  ],
};

export function loader(): Response {
  return new Response(JSON.stringify(MANIFEST), {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'max-age=3600' },
  });
}
