# What one types most. `make` alone lists the targets.
MAVEN := mvn -B -ntp
RUN := target/run
YEAR := 2024

.DEFAULT_GOAL := help
.PHONY: help run test build bench soak kill-test accept clean

help: #> this list
	@grep -hE '^[a-z-]+:.*#>' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*#> (.*)/  make \1\t\2/' | expand -t 20

run: #> the annual payment of sample-data/2024, on a database and in an output folder of its own
	@rm -rf $(RUN)
	@mkdir -p $(RUN)
	@COSCOM_HOME=$(RUN)/home jobs/coscom annual-payment --year $(YEAR) --input sample-data/$(YEAR) --output $(RUN)/output

test: #> the whole suite
	$(MAVEN) test

build: #> the program as one jar, target/coscom.jar
	$(MAVEN) -q -DskipTests package
	@touch target/coscom.built

bench: #> 20 000 and 200 000 contracts through the whole job: seconds, ratio, memory
	$(MAVEN) -q -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
	java -cp target/test-classes:target/classes:$$(cat target/classpath.txt) fr.coscom.bench.Benchmark

soak: #> 3 000 random sequences of corrections on the ledger and 100 through the whole job, against a computation from scratch
	$(MAVEN) -q -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
	java -cp target/test-classes:target/classes:$$(cat target/classpath.txt) fr.coscom.audit.CorrectionSoak 3
	java -cp target/test-classes:target/classes:$$(cat target/classpath.txt) fr.coscom.cli.CommandedSoak 5

kill-test: #> ten kill -9 at random moments of a run, each followed by the same command: same bytes
	$(MAVEN) -q -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
	java -cp target/test-classes:target/classes:$$(cat target/classpath.txt) fr.coscom.bench.KillLoop

accept: #> writes sample-data/*/expected anew, so that a change shows in the difference
	$(MAVEN) -q test -Dtest=SampleDataTest -Daccept=true

clean: #> removes what was built
	rm -rf target
