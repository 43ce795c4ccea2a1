/**
 * Names of languages, frameworks, products and services. A question that names one is about it: a
 * passage that does not hold the name answers something else, however alike it sounds.
 */
export const technologyNames = `
airflow android angular ansible apache arduino argocd assembly astro azure babel backbone bamboo
bash bazel bigquery blender bootstrap c# c++ cassandra celery chef circleci clickhouse clojure cmake
cobol cockroachdb codeigniter consul cordova couchdb cuda cypress cython dart databricks deno delphi
django docker drupal dynamodb elasticsearch elixir elm ember erlang excel fastapi figma firebase
firestore flask flink flutter fortran gatsby gcc gimp gitlab godot golang gradle grafana graphql
groovy grpc gulp hadoop haskell helm heroku hibernate hive hugo influxdb ionic istio jasmine java
jenkins jetty jira joomla jquery julia junit jupyter kafka karma keras kibana kotlin kubernetes
laravel latex linux llama lua magento mariadb matlab maven memcached meteor mongodb mongoose mysql
nagios neo4j netlify nestjs nextjs nginx nuxt numpy objective opengl openshift opencv oracle pandas
pascal perl photoshop php phoenix playwright powerpoint powershell prisma prolog prometheus pulumi
puppet puppeteer pytest python pytorch qt quarkus rabbitmq rails rancher raspberry react redis redux
rollup ruby rust saltstack sap sass scala scikit selenium sentry sharepoint shopify snowflake
solidity solr spark splunk springboot sqlite storybook stripe supabase svelte swift symfony tableau
tailwind tensorflow terraform tomcat travis twig typeorm unity unreal vagrant vault vercel verilog
vim vue vulkan webgl webpack windows woocommerce wordpress xamarin xcode yii zend zookeeper
cisco bluetooth minecraft spreadsheet matplotlib postfix ospf vpn mqtt git svn mercurial subversion
iphone ipad macbook salesforce useeffect usestate jsx netbeans eclipse intellij bootstrapping
sequelize knex electron
`;
