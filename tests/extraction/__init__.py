"""How well an article is found on pages whose text is known, beside the peers."""
