# syntax=docker/dockerfile:1
# The operator's image for linux/amd64 and linux/arm64:
#   docker buildx build --platform linux/amd64,linux/arm64 --build-arg VERSION=0.1.0 --build-arg REVISION=$(git rev-parse HEAD) .
# eng/image.sh makes the same image without a daemon: it runs the build step below and reads what the last stage says.

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY . .
RUN eng/publish.sh "$TARGETARCH" /out

# No shell, no package manager, no root: libc, OpenSSL, CA certificates and a user.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="cachepolicy-operator" \
      org.opencontainers.image.description="Makes HTTP cache configuration safe to deploy" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
COPY --from=build /out/cachepolicy-operator /cachepolicy-operator
# The runtime's diagnostics would want a writable /tmp, and open a door that nobody uses here.
ENV DOTNET_EnableDiagnostics="0" \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1"
# Webhook, health, metrics.
EXPOSE 9443 8081 8080
USER 65532:65532
ENTRYPOINT ["/cachepolicy-operator"]
