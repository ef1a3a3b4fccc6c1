# The web UI and every other command of kg; docker-compose.yml runs it beside Neo4j.
FROM python:3.11-slim
# A fresh volume takes over the owner of the folder that it is mounted on.
RUN useradd --create-home kg && install --directory --owner=kg --group=kg --mode=700 /var/lib/kg
ENV KG_HOME=/var/lib/kg
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN pip install --no-cache-dir --no-deps .
USER kg
EXPOSE 5000
ENTRYPOINT ["kg"]
CMD ["serve", "--host", "0.0.0.0", "--port", "5000"]
