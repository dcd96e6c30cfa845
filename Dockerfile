# Two images (docker-compose.yml names the stage): `app` for web, live, beat and migrate, which differ by their command; and `worker`, the
# same with the compiler for large matching runs, which nothing that answers people may load.
FROM python:3.12-slim-bookworm AS packages
RUN python -m venv /opt/venv
COPY requirements.txt /tmp/requirements.txt
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --only-binary :all: --require-hashes -r /tmp/requirements.txt

FROM python:3.12-slim-bookworm AS app
RUN useradd --system --uid 10001 --user-group --home-dir /app --shell /usr/sbin/nologin tandem
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY . .
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MEDIA_ROOT=/media
RUN export SECRET_KEY=only-while-this-image-is-built \
    && python manage.py compile_messages \
    && python manage.py collectstatic --no-input --verbosity 0 \
    && install -d -o tandem -g tandem /media
USER tandem
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "2", "mentoring.wsgi:application"]

FROM app AS worker
USER root
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --only-binary :all: --require-hashes -r requirements-fast.txt
USER tandem
CMD ["celery", "-A", "mentoring", "worker", "--loglevel", "WARNING", "--concurrency", "2", "--without-gossip", "--without-mingle"]
