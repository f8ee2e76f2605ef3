"""The database: rows, repositories, units of work, queries for screens, migrations."""
