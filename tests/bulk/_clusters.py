"""A program that is a cluster of two workers, "dask" or "ray": prints its address, and ends when its input does."""

import sys
from importlib import import_module
from typing import Any


def main(kind: str) -> None:
    """Serve."""
    library: Any = import_module({"dask": "distributed", "ray": "ray"}[kind])  # little of them has types
    if kind == "dask":
        with library.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
            print(cluster.scheduler_address, flush=True)
            sys.stdin.read()
    else:
        told = library.init(num_cpus=2, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1")
        print(told.address_info["gcs_address"], flush=True)
        sys.stdin.read()
        library.shutdown()


if __name__ == "__main__":
    main(sys.argv[1])
