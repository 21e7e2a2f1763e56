UPDATE meta SET value='49999999' WHERE key='replicates';
