-- A lot that is void has settled nothing: after a dry run or a discarded run, the next lot settles the same rejections.
ALTER TABLE anomaly_settled DROP CONSTRAINT anomaly_settled_pkey, ADD PRIMARY KEY (anomaly_id, lot);
