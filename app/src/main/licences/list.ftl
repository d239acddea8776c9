<#list dependencyMap as e>
<#assign project = e.getKey()/>
<#if project.groupId != "dev.parley">
${project.artifactId}	${project.version}	<#list e.getValue() as licence>${licence}<#sep>, </#list>	${project.url!""}
</#if>
</#list>
