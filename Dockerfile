# The web UI and every other command of kg; docker-compose.yml runs it beside Neo4j.
FROM python:3.11-slim
RUN useradd --create-home kg
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN pip install --no-cache-dir --no-deps .
USER kg
EXPOSE 5000
ENTRYPOINT ["kg"]
CMD ["serve", "--host", "0.0.0.0", "--port", "5000"]
