# R44. Where `await` and friends are legal is decided by the compiler  `[syntax]`
for src in ("def f():\n await g()", "await g()", "def f():\n async with a: pass", "def f():\n async for a in b: pass",
            "async def f():\n yield 1\n return 2", "def f():\n return [x async for x in y]"):
    try: compile(src, "s", "exec")
    except SyntaxError as e: print(e.msg)
