DROP TABLE IF EXISTS pg_temp.second_sample;
CREATE TEMP TABLE second_sample (n integer NOT NULL);
