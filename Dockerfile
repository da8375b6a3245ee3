# syntax=docker/dockerfile:1
ARG PYTHON=python:3.12-slim

# The first stage has what building needs; nothing of it but the finished environment reaches the image.
FROM ${PYTHON} AS builder
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/gbaqa
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
COPY bot ./bot
COPY faq ./faq
RUN /opt/gbaqa/bin/pip install --no-compile . \
    && /opt/gbaqa/bin/pip uninstall --yes pip \
    # Whole seconds, the same in every layer: the compiled base below is found again by the times of its files.
    && find /opt/gbaqa -exec touch --no-dereference --date=@1700000000 {} + \
    && /opt/gbaqa/bin/python -m compileall -q -j 0 /opt/gbaqa/lib

FROM ${PYTHON}
LABEL org.opencontainers.image.title="gbaqa" \
      org.opencontainers.image.description="Short, cited answers on Hong Kong-Shenzhen and Greater Bay Area cooperation" \
      org.opencontainers.image.licenses="MIT"
ENV PATH=/opt/gbaqa/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    GBAQA_CACHE_DIR=/opt/gbaqa-cache \
    GBAQA_DATABASE_URL=sqlite:////data/gbaqa.sqlite3
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin gbaqa \
    && install --directory --owner=gbaqa --group=gbaqa /data /opt/gbaqa-cache
COPY --from=builder /opt/gbaqa /opt/gbaqa
USER gbaqa
WORKDIR /data
# Reads the base and the dictionary once, so that the bot starts fast; fails here, and not on a server, if they are broken.
RUN gbaqa ask "前海2024年生产总值是多少" > /dev/null
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 CMD ["python", "-m", "bot", "--health"]
CMD ["python", "-m", "bot"]
