"""Serves the web UI for the browser tests, over the server that KG_HOME names; says its address and waits."""

from kg import connect, from_env
from webui.serve import free_port, serve

if __name__ == "__main__":
    settings = from_env()
    serve(
        settings,
        lambda: connect(settings),
        host="127.0.0.1",
        port=free_port("127.0.0.1", 5600),
        threads=4,
        ready=lambda address: print(address, flush=True),
    )
