# What one types most. `make` alone lists the targets.
# File names and what is told are in UTF-8 whatever the machine's locale, as under the launcher.
export LC_ALL := C.UTF-8
MAVEN := mvn -B -ntp
RUN := target/run
YEAR := 2024
IMAGE := docker build

.DEFAULT_GOAL := help
.PHONY: help run test build sbom reproducible rehearse image e2e bench soak kill-test accept clean

help: #> this list
	@grep -hE '^[a-z0-9-]+:.*#>' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*#> (.*)/  make \1\t\2/' | expand -t 20

run: #> the annual payment of sample-data/2024, on a database and in an output folder of its own
	@rm -rf $(RUN)
	@mkdir -p $(RUN)
	@COSCOM_HOME=$(RUN)/home jobs/coscom annual-payment --year $(YEAR) --input sample-data/$(YEAR) --output $(RUN)/output

test: #> the whole suite
	$(MAVEN) test

build: #> the program as one jar, target/coscom.jar
	$(MAVEN) -q -DskipTests package
	@touch target/coscom.built

sbom: build #> what the program is made of, target/bom.json (CycloneDX), held against the libraries of the jar
	$(MAVEN) -q cyclonedx:makeBom -DprojectType=application -DoutputFormat=json -DoutputName=bom
	src/test/sh/sbom

reproducible: #> builds the jar twice, in other folders, zones and locales: the same sha256
	src/test/sh/reproduce

rehearse: build #> the steps of the image without Docker, and the launcher after each accident: start times in milliseconds
	src/test/sh/rehearse

image: #> the image coscom:1.0.0, with Docker, or with another builder: make image IMAGE="podman build"
	$(IMAGE) -f src/main/docker/Dockerfile -t coscom:1.0.0 .

e2e: build #> every page in a real Chromium, every PDF page and the workbooks as pictures, in target/e2e
	src/test/e2e/run

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

accept: #> writes sample-data/*/expected, the letters and the pages made from the code anew, so that a change shows in the difference
	$(MAVEN) -q test -Dtest=SampleDataTest,SampleCorrectionsTest,StatementTest,GeneratedPagesTest -Daccept=true

clean: #> removes what was built
	rm -rf target
