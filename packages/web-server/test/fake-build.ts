import type { ServerBuild } from '@remix-run/node';

/** A Remix build with one resource route that answers what it was asked. */
export function fakeBuild(): ServerBuild {
  const build = {
    mode: 'production',
    entry: {
      module: {
        default: (_request: Request, status: number, headers: Headers) =>
          new Response('page', { status, headers }),
      },
    },
    routes: {
      echo: {
        id: 'echo',
        path: '*',
        module: {
          loader: ({ request, context }: { request: Request; context: unknown }) =>
            Response.json({ url: request.url, context }),
          action: async ({ request }: { request: Request }) =>
            Response.json({ bytes: (await request.text()).length }),
        },
      },
    },
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: { v3_singleFetch: true },
    isSpaMode: false,
  };
  return build as unknown as ServerBuild;
}
