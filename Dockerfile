# The production image: the server and the built pages. The embedded engine (under the SSPL, for
# trying out and testing only) is taken out in the step that installs, so no layer holds it.
# `--omit=optional` would not do: other packages bring their binaries as optional ones too.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts && rm -rf node_modules/@0q
COPY . .
RUN npm run build

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4100
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@0q && npm cache clean --force
COPY --from=build /app/dist dist
COPY catalogs catalogs
COPY forms forms
COPY server server
USER node
EXPOSE 4100
CMD ["node", "--import", "tsx", "server/main.ts"]
